"""
The game on paper, as PDF that can be read aloud (PDF/UA-1) and kept (PDF/A-2a).

Everything here costs processor time: call it from a worker thread, never on a server's loop. The same
content and the same ``at`` give the same bytes.
"""

from teamwork.printing.board import PosterSize, board_pdf, print_board
from teamwork.printing.cards import Layout, cards_pdf, print_cards
from teamwork.printing.cards_html import cards_html
from teamwork.printing.diplomas import diplomas_pdf, print_diplomas
from teamwork.printing.errors import PrintingError
from teamwork.printing.guide import guide_pdf, print_guide
from teamwork.printing.report import Figure, Header, Plot, Report, Section, Table, report_pdf
from teamwork.printing.slips import Slip, print_slips, slips_pdf

__all__ = [
    "Figure",
    "Header",
    "Layout",
    "Plot",
    "PosterSize",
    "PrintingError",
    "Report",
    "Section",
    "Slip",
    "Table",
    "board_pdf",
    "cards_html",
    "cards_pdf",
    "diplomas_pdf",
    "guide_pdf",
    "print_board",
    "print_cards",
    "print_diplomas",
    "print_guide",
    "print_slips",
    "report_pdf",
    "slips_pdf",
]
