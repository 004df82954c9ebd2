import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit } from '../repository.ts';

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');
const repository = (): string =>
  makeRepository({
    'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n',
    Dockerfile: 'FROM alpine:3.20\nCMD ["sh"]\n',
    'conf.py': `password = "${value}"\n`,
    '<img src=x onerror=alert(1)>.py': `password = "${value}x"\n`,
  });

describe('the HTML report as text', () => {
  const { stdout } = policyAudit([repository(), '--format', 'html', '--fail-on', 'none']);

  test('needs nothing from outside and allows nothing but its own style and script', () => {
    expect(stdout).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/);
    expect(stdout).not.toMatch(/<(?:img|script|iframe|video|object|embed)\b[^>]*\ssrc=|<link|@import|url\(/);
  });

  test('shows text of the repository as text, and no secret', () => {
    expect(stdout).toContain('&lt;img src=x onerror=alert(1)&gt;.py');
    expect(stdout).not.toContain('<img');
    expect(stdout).not.toContain(value.slice(4));
  });
});

describe('the contract as a page', () => {
  const policy = '# Security\n\n## Container\n\nThe container runs as a non-root user. <img src=x onerror=alert(1)>\n';
  const { stdout } = policyAudit(['contract', makeRepository({ 'SECURITY.md': policy, Dockerfile: 'FROM alpine:3.20\nCMD ["sh"]\n' }), '--format', 'html']);

  test('puts what the policy says beside what the repository shows', () => {
    expect(stdout).toMatch(/<td><span class="line">5<\/span> The container runs as a non-root user\..*?<\/td><td><p>.*?<strong>broken<\/strong> <code>container\/non-root<\/code>/);
    expect(stdout).toContain('<code class="place">Dockerfile:1</code>');
  });

  test('has no script, needs nothing from outside, and shows text of the repository as text', () => {
    expect(stdout).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; base-uri/);
    expect(stdout).not.toMatch(/<(?:script|img|link)\b|@import|url\(/);
  });
});

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

// Without a browser on the machine there is nothing to open the page with; the gate installs one.
describe.skipIf(!executable)('the HTML report in a browser', () => {
  let browser: Browser;
  let page: Page;
  const mistakes: string[] = [];

  beforeAll(async () => {
    const file = path.join(makeFolder(), 'report.html');
    writeFileSync(file, policyAudit([repository(), '--format', 'html', '--fail-on', 'none']).stdout);
    browser = await chromium.launch({
      executablePath: executable ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    page = await browser.newPage({ bypassCSP: false });
    page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()));
    page.on('pageerror', (error) => mistakes.push(error.message));
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(() => browser?.close());

  test('runs without an error', () => {
    expect(mistakes).toEqual([]);
  });

  test('filters by words, verdict and category, and says how many rules are left', async () => {
    await page.fill('#search', 'non-root');
    expect(await page.isVisible('[id="container/non-root"]')).toBe(true);
    expect(await page.isVisible('[id="policy/security-file-exists"]')).toBe(false);
    await page.fill('#search', '');
    await page.selectOption('#status', 'pass');
    expect(await page.isVisible('[id="container/non-root"]')).toBe(false);
    await page.selectOption('#status', '');
    await page.selectOption('#category', 'policy');
    expect(await page.locator('.category:visible').count()).toBe(1);
    await page.selectOption('#category', '');
    expect(await page.textContent('#shown')).toMatch(/^(\d+) of \1 rules$/);
  });

  test('opens the rule that a link names', async () => {
    await page.evaluate("location.hash = 'policy/security-file-exists'");
    await page.waitForFunction("document.getElementById('policy/security-file-exists').open");
  });

  test.each([
    ['the report', 'light'],
    ['the report', 'dark'],
    ['the contract', 'light'],
    ['the contract', 'dark'],
  ] as const)('%s has no accessibility violation in %s colours', async (which, colorScheme) => {
    const file = path.join(makeFolder(), 'contract.html');
    writeFileSync(file, policyAudit(['contract', repository(), '--format', 'html']).stdout);
    if (which === 'the contract') await page.goto(pathToFileURL(file).href);
    await page.emulateMedia({ colorScheme });
    // The policy of the page forbids foreign scripts, so the checker comes in through the debugger.
    const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    const { readFileSync } = await import('node:fs');
    await page.evaluate(readFileSync(source, 'utf8'));
    const { violations } = (await page.evaluate('axe.run()')) as { violations: readonly { id: string; nodes: readonly { html: string }[] }[] };
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
