// Loaded before a program (`node --import`): tells on its way out how much memory it had at most.
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
