"""What the sheet as one file gives back: an answer file, or the same as text in an e-mail, sealed or not.

An answer file is JSON:

| key           | what stands in it                                                                       |
|---------------|-----------------------------------------------------------------------------------------|
| `qcheck`      | `answers`                                                                               |
| `format`      | 1                                                                                       |
| `check`       | the check's public id: 12 signs that open nothing                                       |
| `catalogue`   | `id` and `version`                                                                      |
| `phase`       | id of the phase, null where the catalogue has none                                      |
| `perspective` | id of the perspective; `all` where the catalogue has none                               |
| `language`    | in which the questions were read                                                        |
| `sheet`       | 32 hexadecimal digits by chance, made in the browser: the same sheet given twice is one |
| `number`      | 1 for the first file of this sheet, then 2 …: the higher one is the later one           |
| `answers`     | by question: `value` (a point, `dk`, `na`, null), `comment`, `evidence_title`,          |
|               | `evidence_link`, `wording` (the hash of the question as it was read)                    |
| `closing`     | by closing question: what was written                                                   |

Of an answer `value` alone has to be there. As text it is the same in base 64 between two lines,
`[qcheck-answers]` and `[/qcheck-answers 89abcdef]`; the eight digits are the CRC-32 of the JSON.

Sealed (`sealing.py`) it is JSON with `qcheck`: `sealed answers`, in a file or as text.
"""

from qcheck.answer_files.contents import AnswerFile, Given, wording_hash
from qcheck.answer_files.reading import looks_like_one, read
from qcheck.answer_files.sealing import Seal
from qcheck.answer_files.trouble import NotAnAnswerFile

__all__ = [
    "AnswerFile",
    "Given",
    "NotAnAnswerFile",
    "Seal",
    "looks_like_one",
    "read",
    "wording_hash",
]
