// email-forward-parser beside ForwardSpeed: reads the bodies, then answers one line to each line.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const require = createRequire(process.cwd() + '/');
const { default: EmailForwardParser } = require('email-forward-parser');
const items = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const parser = new EmailForwardParser();

const round = () => items.map(item => parser.read(item.body, item.subject));

for await (const line of createInterface({ input: process.stdin })) {
  const [word, times] = line.split(' ');
  if (word === 'run') {
    const start = process.hrtime.bigint();
    for (let i = 0; i < Number(times); i++) round();
    console.log(String(process.hrtime.bigint() - start));
  } else {
    console.log(JSON.stringify(round()));
  }
}
