import { spawn } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { writeWhole } from '#server/files/wholeFile.ts';
import { runPrint } from '#server/printing/run.ts';
import { testRun } from '#test/support/printRuns.ts';
import { temporaryFolder } from '#test/support/sheets.ts';
import { hasTool, runTool } from '#test/support/tools.ts';

const root = temporaryFolder();
let folder: string;
let target: string;
let next = 0;
beforeEach(async () => {
  folder = join(root.path, String(next++));
  await mkdir(folder);
  target = join(folder, 'tem.pdf');
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.code : String(error);
}

async function say(out: Writable, text: string): Promise<void> {
  await new Promise((done) => out.write(text, done));
}

describe('a file written whole', () => {
  test('appears with all its bytes, gives what its writer gave, and leaves nothing beside it', async () => {
    const given = await writeWhole(target, async (out) => {
      await say(out, 'mật ');
      expect(await readdir(folder)).toHaveLength(1);
      await expect(stat(target)).rejects.toThrow('ENOENT');
      await say(out, 'ong');
      return 42;
    });
    expect(given).toBe(42);
    expect(await readFile(target, 'utf8')).toBe('mật ong');
    expect(await readdir(folder)).toEqual(['tem.pdf']);
  });

  test('holding a secret is for its owner only, from its first byte, whatever stood there', async () => {
    await writeFile(target, 'old', { mode: 0o644 });
    await writeWhole(
      target,
      async (out) => {
        await say(out, 'mã PIN');
        const [hidden = ''] = (await readdir(folder)).filter((name) => name.startsWith('.'));
        expect((await stat(join(folder, hidden))).mode & 0o777).toBe(0o600);
      },
      { secret: true },
    );
    expect((await stat(target)).mode & 0o777).toBe(0o600);
  });

  test('takes the place of the old one only at its end', async () => {
    await writeFile(target, 'old');
    await writeWhole(target, async (out) => {
      await say(out, 'new');
      expect(await readFile(target, 'utf8')).toBe('old');
    });
    expect(await readFile(target, 'utf8')).toBe('new');
  });

  test('by two writers at once is one of the two, whole', async () => {
    const long = (letter: string) => letter.repeat(300_000);
    await Promise.all(['a', 'b'].map((letter) => writeWhole(target, (out) => say(out, long(letter)))));
    expect([long('a'), long('b')]).toContain(await readFile(target, 'utf8'));
    expect(await readdir(folder)).toEqual(['tem.pdf']);
  });

  test('through a link is written where the link points', async () => {
    await writeFile(join(folder, 'real.pdf'), 'old');
    await symlink('real.pdf', target);
    await writeWhole(target, (out) => say(out, 'new'));
    expect(await readFile(join(folder, 'real.pdf'), 'utf8')).toBe('new');
  });
});

describe('a file that cannot be finished', () => {
  test('leaves the old one and nothing else, when its writer fails', async () => {
    await writeFile(target, 'old');
    const work = writeWhole(target, async (out) => {
      await say(out, 'half');
      throw new Refusal('key-compromised');
    });
    expect(await codeOf(work)).toBe('key-compromised');
    expect(await readFile(target, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['tem.pdf']);
  });

  test('leaves nothing when a print is interrupted', async () => {
    const controller = new AbortController();
    const onProgress = (done: number) => done >= 130 && controller.abort();
    const work = writeWhole(target, (out) =>
      runPrint(testRun({ count: 400, signal: controller.signal, onProgress }, out)),
    );
    expect(await codeOf(work)).toBe('interrupted');
    expect(await readdir(folder)).toEqual([]);
  });

  test('says that the disk is full when it is, and leaves nothing', async () => {
    const work = writeWhole(target, async (out) => {
      await say(out, 'half');
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    });
    expect(await codeOf(work)).toBe('storage-full');
    expect(await readdir(folder)).toEqual([]);
  });

  test.skipIf(!hasTool('prlimit'))(
    'says so too when the system refuses more bytes to a print, or to a writer that does not look',
    async () => {
      const run = (writer: string) =>
        runTool('prlimit', [
          '--fsize=200000',
          process.execPath,
          ...['test/support/runTs.mjs', 'test/support/writeTooMuch.ts', target, writer],
        ]);
      expect(await run('print')).toBe('storage-full');
      expect(await run('blind')).toBe('storage-full');
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test.skipIf(!hasTool('mkfifo'))(
    'never takes the place of a pipe or a device, by a link to it either',
    async () => {
      await runTool('mkfifo', [target]);
      const link = join(folder, 'link.pdf');
      await symlink(target, link);
      for (const path of [target, link])
        expect(await codeOf(writeWhole(path, (out) => say(out, 'x')))).toBe('output-not-writable');
      expect((await lstat(target)).isFIFO()).toBe(true);
      expect((await readdir(folder)).sort()).toEqual(['link.pdf', 'tem.pdf']);
    },
  );

  test('is refused where no file can be: no folder, a folder, below a file', async () => {
    const write = (path: string) => codeOf(writeWhole(path, (out) => say(out, 'x')));
    expect(await write(join(folder, 'missing', 'tem.pdf'))).toBe('output-not-writable');
    expect(await write(folder)).toBe('output-not-writable');
    expect(await write(join(folder, 'x'.repeat(300)))).toBe('output-not-writable');
    await writeFile(target, 'a file');
    expect(await write(join(target, 'tem.pdf'))).toBe('output-not-writable');
  });

  test('is refused in a folder that is not ours, not even root’s', async () => {
    const nobodys = process.getuid?.() === 0 ? '/proc' : folder;
    if (nobodys === folder) await chmod(folder, 0o500);
    const written = writeWhole(join(nobodys, 'tem.pdf'), (out) => say(out, 'x'));
    expect(await codeOf(written)).toBe('output-not-writable');
    await chmod(folder, 0o700);
  });
});

/** Starts a print of a million stamps and kills it without warning once so many are drawn. */
async function killedAfter(stamps: number): Promise<void> {
  const child = spawn(process.execPath, ['test/support/runTs.mjs', 'test/support/printForever.ts', target], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((done) => child.once('exit', (_code, signal) => done(signal)));
  child.stdout.on('data', (chunk: Buffer) => {
    if (Number(String(chunk).trim().split('\n').at(-1)) >= stamps) child.kill('SIGKILL');
  });
  expect(await gone).toBe('SIGKILL');
}

describe('a process killed in the middle of a print', () => {
  test('leaves no visible file, and the next print in that folder, of whatever file, clears what it hid', async () => {
    await Promise.all([killedAfter(1), killedAfter(1500), killedAfter(4000)]);
    const left = await readdir(folder);
    expect(left.length).toBeGreaterThan(0);
    for (const name of left) expect(name).toMatch(/^\.tem\.pdf\.\d+-1\.part$/);
    const kept = [
      `.other.pdf.${process.ppid}-1.part`,
      '.other.pdf.x-1.part',
      'other.pdf.999-1.part',
      '.999-1.part',
    ];
    for (const name of kept)
      await writeFile(join(folder, name), 'of a living writer, or not a temporary file');
    await writeWhole(join(folder, 'another.pdf'), (out) => say(out, 'whole'));
    expect((await readdir(folder)).sort()).toEqual([...kept, 'another.pdf'].sort());
  });
});
