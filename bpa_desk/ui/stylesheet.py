"""The one style sheet, filled from the tokens; no colour or size is written anywhere else."""

from __future__ import annotations

from string import Template

from bpa_desk import paths
from bpa_desk.ui.tokens import POINTS, RADIUS, STEP, Palette

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QStackedWidget, #page, #body { background: $paper; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: ${p2}px; }
QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${pt_display}pt; font-weight: bold; }
QLabel[role="title"] { font-size: ${pt_title}pt; font-weight: bold; }
QLabel[role="section"] { font-size: ${pt_section}pt; font-weight: bold; }
QLabel[role="label"] { font-weight: bold; }
QLabel[role="small"] { font-size: ${pt_small}pt; }
QLabel[role="soft"] { color: $soft; }
QLabel[role="unseen"] { color: transparent; font-size: 1pt; }
QLabel[tone="error"] { color: $error; } QLabel[tone="warning"] { color: $warning; }
QLabel[tone="note"] { color: $note; } QLabel[tone="good"] { color: $good; }
QLabel[tone="agreement"] { color: $agreement; }

QPushButton, QToolButton { background: $surface; border: 1px solid $line; border-radius: ${radius}px;
  padding: ${b1}px ${b2}px; min-height: ${inner}px; }
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $ink; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: $chosen; }
QPushButton:checked, QToolButton:checked { border: 2px solid $accent; padding: ${b1m1}px ${b2m1}px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight:
bold; } QPushButton[kind="primary"]:hover { border-color: $ink; }
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; border-color: $line; }
QPushButton:disabled, QToolButton:disabled { color: $soft; border: 1px dashed $line; background: transparent;
} QPushButton:focus, QToolButton:focus { border: 3px solid $focus; padding: ${b1m2}px ${b2m2}px;
  outline: none; }
QToolButton[square="true"] { padding: ${sq}px; min-width: ${inner_sq}px; min-height: ${inner_sq}px; }
QToolButton[square="true"]:focus { padding: ${sqm2}px; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: url("$art/chevron-down.svg"); width: ${arrow}px; height: ${arrow}px;
  subcontrol-origin: padding; subcontrol-position: right center; right: ${p2}px; }
QPushButton[menu="true"] { padding-right: ${drop}px; }

QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser, QComboBox, QSpinBox { background: $surface; color: $ink;
  border: 1px solid $line; border-radius: ${radius}px; padding: ${e1}px ${e2}px; selection-background-color:
  $accent; selection-color: $on_accent; placeholder-text-color: $soft; }
QLineEdit, QComboBox, QSpinBox { min-height: ${inner}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus, QComboBox:focus, QSpinBox:focus {
  border: 3px solid $focus; padding: ${e1m2}px ${e2m2}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $error;
  padding: ${e1m1}px ${e2m1}px; }
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus {
  border: 3px solid $error; padding: ${e1m2}px ${e2m2}px; }
QLineEdit:read-only { background: $sunken; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $soft; background: $sunken;
  border-style: dashed; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow { image: url("$art/chevron-down.svg"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; outline: none;
  selection-background-color: $chosen; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: ${target}px; padding: 0 ${e2}px; }
QCheckBox, QRadioButton { spacing: ${p2}px; min-height: ${box}px; padding: 0 ${p1}px; border: 3px solid
transparent; border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: ${tick}px; height: ${tick}px; border: 2px solid $line;
  background: $surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: ${tick_round}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$art/check.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$art/dot.svg"); }

QAbstractItemView { background: $surface; alternate-background-color: $sunken; border: 1px solid $line;
  border-radius: ${radius}px; padding: 2px; gridline-color: $hair; outline: none;
  selection-background-color: $chosen; selection-color: $ink; }
QAbstractItemView:focus { border: 3px solid $focus; padding: 0; }
QAbstractItemView::item { padding: ${p1}px ${p2}px; border: 2px solid transparent; }
QAbstractItemView::item:selected { background: $chosen; color: $ink; }
QTableView[rows="true"]::item:selected:!active { background: $sunken; }
QAbstractItemView::item:focus { border-color: $focus; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $ink; border: none; border-bottom: 1px solid $line;
  border-right: 1px solid $hair; padding: ${p1}px ${h2}px ${p1}px ${h1}px; font-weight: bold;
  min-height: ${head}px; }
QAbstractScrollArea::corner { background: $sunken; border: none; }
QHeaderView::section:vertical { border-bottom: 1px solid $hair; }
QTableCornerButton::section { background: $sunken; border: none; border-bottom: 1px solid $line; }

QMenuBar { background: $sunken; border-bottom: 1px solid $hair; }
QMenuBar::item { padding: ${m1}px ${m2}px; background: transparent; }
QMenuBar::item:selected { background: $chosen; border-bottom: 3px solid $focus; }
QMenu { background: $surface; border: 1px solid $line; padding: ${p1}px; }
QMenu::item { padding: ${m1}px ${m3}px ${m1}px ${m3}px; border: 2px solid transparent; border-radius: 4px; }
QMenu::item:selected { background: $chosen; border-color: $focus; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { height: 1px; background: $hair; margin: ${p1}px; }
QMenu::indicator { width: ${tick}px; height: ${tick}px; left: ${p1}px; }
QMenu::indicator:checked { image: url("$art/check-ink.svg"); }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: $sunken; border: none; }
QScrollBar:vertical { width: 16px; } QScrollBar:horizontal { height: 16px; }
QScrollBar::handle { background: $line; border-radius: 5px; margin: 3px; }
QScrollBar::handle:vertical { min-height: ${target}px; } QScrollBar::handle:horizontal { min-width:
${target}px; } QScrollBar::handle:hover { background: $ink; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; } QSplitter::handle:hover { background: $line; }
QProgressBar { background: $sunken; border: 1px solid $line; border-radius: ${radius}px; text-align: center;
  min-height: ${p4}px; }
QProgressBar::chunk { background: $chosen; border-radius: ${radius}px; }
QTabBar::tab { padding: ${m1}px ${m3}px; border: 1px solid transparent; border-bottom: 3px solid transparent;
} QTabBar::tab:selected { border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:focus { border: 3px solid $focus; }
QTabWidget::pane { border: none; border-top: 1px solid $hair; }

#rail, #status { background: $sunken; }
#rail { border-right: 1px solid $hair; } #status { border-top: 1px solid $hair; }
#rail QToolButton { border: 1px solid transparent; background: transparent; text-align: left; }
#rail QToolButton[inner="true"] { margin-left: ${m2}px; }
#rail QToolButton:hover { background: $hover; border-color: $line; }
#rail QToolButton:checked { background: $chosen; border: 1px solid transparent; border-left: 4px solid
$accent; padding: ${b1}px ${b2}px ${b1}px ${b2m3}px; font-weight: bold; }
#rail QToolButton:focus { border: 3px solid $focus; padding: ${b1m2}px ${b2m2}px; }
#inspector { background: $surface; border-left: 1px solid $hair; }
#undo { background: $surface; border: 1px solid $line; border-left: 5px solid $good; border-radius:
${radius}px; } #undo, #rail QToolButton:checked { border-top-left-radius: 0; border-bottom-left-radius: 0; }
#undo[tone="note"] { border-left-color: $note; }
#undo[tone="error"] { border-left-color: $error; background: $error_soft; }
#card { background: $surface; border: 1px solid $hair; border-radius: ${radius}px; }
#notice { border: 1px solid $line; border-left: 5px solid $note; border-radius: ${radius}px;
  border-top-left-radius: 0; border-bottom-left-radius: 0; background: $note_soft; }
#notice[tone="error"] { border-left-color: $error; background: $error_soft; }
#notice[tone="warning"] { border-left-color: $warning; background: $warning_soft; }
#notice[tone="agreement"] { border-left-color: $agreement; background: $agreement_soft; }
#notice[tone="good"] { border-left-color: $good; background: $good_soft; }
#tag { background: $sunken; border: 1px solid $line; border-radius: ${radius}px; }
#command QListView::item { min-height: ${target}px; padding: 0 ${p2}px; }
#command { background: $surface; border: 2px solid $accent; border-radius: ${radius}px; }
""")


def stylesheet(palette: Palette, percent: int) -> str:
    """Return the sheet for a palette and a text size in percent."""
    scale = percent / 100
    loose = 1 + (scale - 1) * 0.35

    def px(pixels: float) -> int:
        return round(pixels * loose)

    values: dict[str, object] = palette._asdict()
    values |= {f"pt_{role}": f"{points * scale:g}" for role, points in POINTS.items()}
    values |= {f"p{steps}": px(STEP * steps) for steps in (1, 2, 3, 4)}
    # Borders grow from 1 to 3 px on focus; the padding gives way so that nothing moves.
    b1, b2, e1, e2 = px(6), px(16), px(6), px(10)
    values |= {
        "b1": b1,
        "b2": b2,
        "b1m1": b1 - 1,
        "b2m1": b2 - 1,
        "b1m2": b1 - 2,
        "b2m2": b2 - 2,
        "b2m3": b2 - 3,
    }
    values |= {"e1": e1, "e2": e2, "e1m1": e1 - 1, "e2m1": e2 - 1, "e1m2": e1 - 2, "e2m2": e2 - 2}
    # What stands in a cell is drawn a little further in than its padding says; its title stands over it.
    values |= {"h1": px(2 * STEP) + 3, "h2": px(2 * STEP) + 5}
    inner = round(30 * scale)
    values |= {"inner": inner, "inner_sq": inner, "sq": 6, "sqm2": 4, "target": round(44 * scale)}
    values |= {"box": round(38 * scale), "tick": round(20 * scale), "tick_round": round(20 * scale) // 2 + 2}
    values |= {"head": round(30 * scale), "m1": px(12), "m2": px(12), "m3": px(28)}
    values |= {"drop": round(32 * loose), "arrow": round(14 * scale), "radius": RADIUS}
    values["art"] = paths.resource("icons", "control", palette.name).as_posix()
    return _SHEET.substitute(values)
