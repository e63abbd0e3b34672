"""What the book needs of Sphinx: executed chapters, figures with their words, exercises, the site and the PDF."""
