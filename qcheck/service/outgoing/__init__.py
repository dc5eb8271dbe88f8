"""What leaves by a link: reports, files, and whole checks as bundles, which come in again here, too."""
