"""The paper: reportlab makes it, pikepdf finishes it, pyHanko seals it. No query, clock or setting inside."""
