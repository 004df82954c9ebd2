import { defineRule, type Evidence, manual, mayServe, notApplicable, pass } from 'policy-audit';
import { cwe } from './shared/references.ts';

const app = (check: string): string =>
  `from fastapi import FastAPI, UploadFile\n\napp = FastAPI()\n\n\n@app.post("/files")\ndef upload(file: UploadFile):\n${check}    return {}\n`;

export default defineRule({
  id: 'api/upload-validation',
  title: 'Uploads are limited in type and size',
  severity: 'medium',
  rationale:
    'A file that somebody else chose is stored and opened by programs that trust it. An allow list of kinds and a byte limit belong before the store; one of them alone is half.',
  remediation: 'Check the type against a list, and count the bytes as they arrive.',
  practices: ['api/upload-validation'],
  references: [cwe(434)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const uploads = webApp.sightings('upload');
    if (uploads.length === 0 || !mayServe(webApp)) return notApplicable('No upload of files was found.');
    const files = new Set(uploads.map(({ path }) => path));
    const at = ({ path, line }: { readonly path: string; readonly line: number }, note: string): Evidence => ({ at: { path, line }, note });
    const kinds = webApp
      .sightings('upload-kinds')
      .filter(({ path }) => files.has(path))
      .map((place) => at(place, 'a list of kinds'));
    const sizes = [
      ...webApp.sightings('upload-size').filter(({ path }) => files.has(path)),
      ...webApp.signals('body-limit').filter(({ stage, path }) => stage === 'wired' && files.has(path)),
    ].map((place) => at(place, 'a limit of bytes'));
    // Another reader of files that is given no limit takes any.
    const unlimited = webApp.sightings('body-read').filter(({ path, what }) => !path.endsWith('.go') && /multer|upload|busboy/i.test(what));
    const [kind] = kinds;
    const [size] = sizes;
    if (kind && size && unlimited.length === 0) return pass(kind, size);
    return manual('Which kinds and sizes of files are accepted, and where is that checked?', [
      ...uploads.slice(0, 3).map((place) => at(place, 'takes a file')),
      ...kinds.slice(0, 2),
      ...sizes.slice(0, 2),
    ]);
  },
  examples: {
    bad: [
      { name: 'anything', files: { 'app.py': app('') }, expect: 'manual' },
      {
        name: 'a list of other things',
        files: { 'app.py': app('    if role not in valid_roles:\n        raise HTTPException(400)\n    if size > MAX_UPLOAD_SIZE:\n        raise HTTPException(413)\n') },
        expect: 'manual',
      },
    ],
    good: [
      { name: 'a client', files: { 'client.py': 'def send(request):\n    return post(request.files)\n' }, expect: 'not-applicable' },
      {
        name: 'kinds and bytes',
        files: { 'app.py': app('    if suffix not in ALLOWED_EXTENSIONS:\n        raise HTTPException(400)\n    if size > MAX_UPLOAD_SIZE:\n        raise HTTPException(413)\n') },
        expect: 'pass',
      },
      { name: 'no uploads', files: { 'app.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
