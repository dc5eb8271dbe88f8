"""What the law wants every service to say: imprint, privacy, accessibility. The operator writes it, qcheck
brings a text to begin with.
"""

from qcheck.legal.markdown import Rendered, rendered
from qcheck.legal.texts import TITLES, LegalText, Told, Unfinished, begin, told, unfinished

__all__ = ["TITLES", "LegalText", "Rendered", "Told", "Unfinished", "begin", "rendered", "told", "unfinished"]
