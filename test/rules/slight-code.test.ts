import { expect, test } from 'vitest';
import sastGo from '../../rules/ci/tool-sast-go.ts';
import sastJava from '../../rules/ci/tool-sast-java.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const findingOf = async (dart: number) => {
  const files = {
    'app/android/app/build.gradle.kts': 'plugins { id("com.android.application") }\n',
    'app/android/app/src/main/kotlin/MainActivity.kt': 'class MainActivity : FlutterActivity()\n',
    'app/lib/main.dart': 'void f() {}\n'.repeat(dart),
  };
  const { results } = await runAudit({ snapshot: memorySnapshot({ files }), rules: [sastJava] });
  const verdict = results[0]?.verdict;
  return verdict?.status === 'fail' ? verdict.findings[0] : undefined;
};

test('Scala is asked for as Java is', async () => {
  const files = { 'build.sbt': 'name := "a"\n', 'src/main/scala/A.scala': 'object A\n'.repeat(3000), 'run.py': 'print(1)\n' };
  const { results } = await runAudit({ snapshot: memorySnapshot({ files }), rules: [sastJava] });
  expect(results[0]?.verdict).toMatchObject({ status: 'fail', findings: [expect.not.objectContaining({ severity: 'low' })] });
});

test('the shell of an app in a language that the app is not written in is worth a hint', async () => {
  expect(await findingOf(3)).not.toHaveProperty('severity');
  expect(await findingOf(3000)).toMatchObject({ severity: 'low', message: expect.stringContaining('of 3002 lines') as string });
});

test('a manifest without any code of its language says so', async () => {
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { 'go.mod': 'module a\n', 'a.py': 'print(1)\n' } }), rules: [sastGo] });
  expect(results[0]?.verdict).toMatchObject({ status: 'fail', findings: [{ severity: 'low', message: expect.stringContaining('of which only a manifest is here') as string }] });
});
