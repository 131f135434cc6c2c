"""One module for each thing a person does; window and command line call the same ones."""
