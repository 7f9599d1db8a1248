// Loaded before the program: each process takes itself for larger than it should be.
process.memoryUsage.rss = () => 2 ** 30;
