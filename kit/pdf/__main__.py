"""Set-up calls `python -m kit.pdf FOLDER`: makes the font cuts that are missing there."""

import sys
from pathlib import Path

from kit.pdf.cuts import make_fonts

if __name__ == "__main__":
    make_fonts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
