"""Several views in one place, of which only the one in front asks for room."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Views(QStackedWidget):
    """A stack as high as the view in front needs: those behind it never make the page scroll."""

    def __init__(self, *views: QWidget) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self._fit())
        for each in views:
            self.addWidget(each)
        self._fit()

    def _fit(self) -> None:
        policies = QSizePolicy.Policy
        for at in range(self.count()):
            policy = policies.Preferred if at == self.currentIndex() else policies.Ignored
            view = self.widget(at)
            assert view is not None
            view.setSizePolicy(policy, policy)
