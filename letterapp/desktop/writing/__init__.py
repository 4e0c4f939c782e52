"""Writing letters from the window: what, where and how; the run; what became of each; printing."""
