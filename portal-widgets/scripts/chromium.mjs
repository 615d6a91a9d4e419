// A Chromium for tests: $CHROMIUM, else the copy inside @sparticuz/chromium where it runs (no apt, no download), else an
// installed one. The copy is the shell without a screen: it needs half the processor time of a whole browser.
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];
const runs = (f) => {
  try {
    accessSync(f, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export function chromium() {
  const args = ['--disable-dev-shm-usage', '--font-render-hinting=none'];
  const wanted = process.env.CHROMIUM;
  if (wanted && wanted !== 'bundled') return { executablePath: wanted, args: [...args, ...asRoot()] };
  if (process.platform === 'linux' && process.arch === 'x64') return bundled(args);
  const own = INSTALLED.find(runs);
  if (!own) throw new Error('No Chromium found. Install one, or name it in CHROMIUM.');
  return { executablePath: own, args: [...args, ...asRoot()] };
}

const asRoot = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Unpacked once per installation of the packages. */
function bundled(args) {
  const root = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const home = join(root, '..', '..', '.cache', `chromium-${version}`);
  if (!existsSync(home)) {
    const making = `${home}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    const plain = (name) => brotliDecompressSync(readFileSync(join(root, 'bin', name)));
    writeFileSync(join(making, 'chromium'), plain('chromium.br'), { mode: 0o755 });
    for (const tar of ['al2023', 'fonts']) untar(plain(`${tar}.tar.br`), making);
    // the packaged fonts.conf points at Amazon's paths
    writeFileSync(
      join(making, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir><cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>`,
    );
    try {
      renameSync(making, home);
    } catch (e) {
      if (!existsSync(home)) throw e;
      rmSync(making, { recursive: true });
    }
  }
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(home, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    FONTCONFIG_PATH: home,
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
  };
  return {
    executablePath: join(home, 'chromium'),
    // it has no helper that could build a sandbox for anybody but root, and it only meets pages of ours
    args: [...args, '--headless', '--disable-gpu', '--no-sandbox'],
    env,
  };
}

function untar(buf, into) {
  for (let at = 0; at + 512 <= buf.length && buf[at];) {
    const text = (from, len) =>
      buf
        .toString('latin1', at + from, at + from + len)
        .replace(/\0.*$/s, '')
        .trim();
    const name = text(0, 100),
      size = parseInt(text(124, 12) || '0', 8),
      type = text(156, 1);
    if (name.includes('..')) throw new Error(`unexpected path ${name}`);
    if (type === '0' || type === '') {
      const f = join(into, name);
      mkdirSync(dirname(f), { recursive: true });
      writeFileSync(f, buf.subarray(at + 512, at + 512 + size));
      chmodSync(f, 0o755);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
