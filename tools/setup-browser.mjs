// Makes sure there is a Chromium for test/browser; installs Debian's when it may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';

const BY_HAND = `Install Chromium or Google Chrome so that one of chromium, chromium-browser or
google-chrome is on the PATH, or name it: PEAKDAY_CHROMIUM=/path/to/chrome npm test
On Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y chromium`;

const found = findChromium();
if (found !== undefined) {
  console.error(`chromium: ${found}`);
} else if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  process.exitCode = install();
} else {
  console.error(`chromium: not found.\n${BY_HAND}`);
  process.exitCode = 1;
}

function install() {
  console.error('chromium: not found; installing the Debian package');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
  ];
  for (const step of steps) {
    const { status } = spawnSync('apt-get', step, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) {
      console.error(`chromium: apt-get ${step[0]} failed.\n${BY_HAND}`);
      return 1;
    }
  }
  const installed = findChromium();
  console.error(installed ? `chromium: ${installed}` : `chromium: still not found.\n${BY_HAND}`);
  return installed ? 0 : 1;
}
