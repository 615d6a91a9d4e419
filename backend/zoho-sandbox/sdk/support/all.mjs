// The files of tests named in SDK_TESTS, one after the other in one process: reading Zoho's SDK takes longer than a file.
import { describe } from 'node:test';

for (const file of process.env.SDK_TESTS.split(',')) {
  describe(file, () => import(`../${file}`));
}
