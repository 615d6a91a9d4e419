// Fails when what a visitor has to load first grows past its budget (gzip).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const RESOURCES = 'target/classes/META-INF/resources';
const page = readFileSync(join(RESOURCES, 'portal/index.html'), 'utf8');
const first = [...page.matchAll(/(?:src|href)="\/portal\/([^"]+\.js)"/g)].map(([, file]) =>
  join(RESOURCES, 'portal', file),
);
const budgets = [
  { what: 'portal, initial JavaScript', files: first, kilobytes: 60 },
  { what: 'lead form', files: [join(RESOURCES, 'w/lead-form.v1.js')], kilobytes: 15 },
];
let over = false;
for (const { what, files, kilobytes } of budgets) {
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  over ||= bytes > kilobytes * 1000 || files.length === 0;
  console.log(`${what}: ${(bytes / 1000).toFixed(1)} kB of ${kilobytes} kB`);
}
if (over) throw new Error('A size budget is exceeded');
