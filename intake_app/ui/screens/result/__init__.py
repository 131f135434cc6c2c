"""The result page: verdict, rows, map, or what is not finished."""
