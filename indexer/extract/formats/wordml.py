"""Names of WordprocessingML that more than one file needs."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, T, TBL, TR, TC = W + "p", W + "t", W + "tbl", W + "tr", W + "tc"
TAB, PTAB, BR, CR, HYPHEN = W + "tab", W + "ptab", W + "br", W + "cr", W + "noBreakHyphen"
TXBX = W + "txbxContent"
RUN = W + "r"
MATH_T = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
