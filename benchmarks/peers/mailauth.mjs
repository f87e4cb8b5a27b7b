// mailauth beside DkimSpeed: reads the mails and the keys, then answers one line to each line.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const require = createRequire(process.cwd() + '/');
const { dkimVerify } = require('mailauth/lib/dkim/verify');
const { files, keys } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const mails = files.map(file => readFileSync(file));

// The network is never asked.
const resolver = async (name, type) => {
  const text = type === 'TXT' ? keys[name.toLowerCase().replace(/\.$/, '')] : undefined;
  if (text === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  return [[text]];
};

const round = async () => {
  const all = [];
  for (const mail of mails) all.push((await dkimVerify(mail, { resolver })).results);
  return all;
};

for await (const line of createInterface({ input: process.stdin })) {
  const [word, times] = line.split(' ');
  if (word === 'run') {
    const start = process.hrtime.bigint();
    for (let i = 0; i < Number(times); i++) await round();
    console.log(String(process.hrtime.bigint() - start));
  } else {
    const told = (await round()).map(results =>
      results.map(r => `${r.signingDomain} ${r.selector} ${r.status.result}`));
    console.log(JSON.stringify(told));
  }
}
