// Loaded before the program: no process that it starts gets as far as its program.
if (process.send) process.exit(1);
