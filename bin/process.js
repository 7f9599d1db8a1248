// The program of the processes that check files side by side.
'use strict';
require('../dist/start.js').start('process.js', process.env);
