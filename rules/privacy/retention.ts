import { defineRule, type Evidence, manual, pass, withoutService } from 'policy-audit';

const app = (more: string): string => `from fastapi import FastAPI\n\napp = FastAPI()\n${more}\n\n@app.post("/jobs")\ndef create_job(job: dict):\n    return job\n`;

/** A number of days; nothing is deleted by one that nobody reads. */
const isSetting = /retention/i;

const sameName = (a: { readonly what: string }, b: { readonly what: string }): boolean => plainName(a.what) === plainName(b.what);
const plainName = (name: string): string => name.toLowerCase().replaceAll('_', '');

export default defineRule({
  id: 'privacy/retention',
  title: 'Stored data is deleted after a time',
  severity: 'low',
  rationale: 'Data that is kept for ever is lost one day. A setting for how long, or a job that removes what is old, is what a repository can show.',
  remediation: 'Give stored personal data a lifetime, and delete what is older.',
  practices: ['privacy/retention'],
  references: [{ standard: 'GDPR', control: 'Article 5(1)(e)', url: 'https://gdpr-info.eu/art-5-gdpr/' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const question = 'When is stored personal data deleted, and by what?';
    const outside = withoutService(webApp, question);
    if (outside?.status === 'not-applicable') return outside;
    // Of what backups hold, the original is kept; that sessions end deletes nothing of a person.
    const places = webApp.sightings('retention').filter(({ what, path }) => !/backup|queue|job_?retention/i.test(what) && !/(?:session|token|cache)\w*\.\w+$/i.test(path));
    const [first, ...rest] = places
      .filter((place) => !isSetting.test(place.what) || places.some((other) => sameName(place, other) && (other.path !== place.path || other.line !== place.line)))
      .filter((place) => !isSetting.test(place.what) || places.some((other) => sameName(place, other) && !other.deletesNothing))
      .map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    return first ? pass(first, ...rest.slice(0, 5)) : (outside ?? manual(question));
  },
  examples: {
    bad: [
      { name: 'kept for ever', files: { 'app.py': app('') }, expect: 'manual' },
      {
        name: 'only sessions and locks come to an end',
        files: { 'app.py': app('cleanup_expired_sessions()\npurge_stale_locks()\nToken.purge_expired(db)\npurge_stale_chunks()\npurge_old_queries()\npurge_expired()\n') },
        expect: 'manual',
      },
      { name: 'a lifetime that nothing reads', files: { 'app.py': app('ARCHIVE_RETENTION_DAYS = 30\n') }, expect: 'manual' },
      {
        name: 'a lifetime of something that is looked at',
        files: { 'app.py': app('retention_days = step.get("retention-days")\nif retention_days > 90:\n    issues.append(step)\n') },
        expect: 'manual',
      },
      {
        name: 'one that is looked at where something else is throttled',
        files: { 'app.py': app('retention_days = step.get("retention-days")\nif retention_days > 90:\n    throttle(step)\n') },
        expect: 'manual',
      },
      { name: 'old backups alone', files: { 'app.py': app('BACKUP_RETENTION_DAYS = 30\nexpire_old_backups(BACKUP_RETENTION_DAYS)\n') }, expect: 'manual' },
    ],
    good: [
      { name: 'a lifetime', files: { 'app.py': app('ARCHIVE_RETENTION_DAYS = 30\n'), 'sweep.py': 'delete_before(now - days(settings.archive_retention_days))\n' }, expect: 'pass' },
      {
        name: 'a lifetime that a statement of the database takes',
        files: { 'app.py': app('RETENTION_DAYS = 30\nawait db.execute("DELETE FROM events WHERE at < $1", days_ago(RETENTION_DAYS))\n') },
        expect: 'pass',
      },
      { name: 'a job that removes what is old', files: { 'app.py': app('purge_old_jobs()\n') }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'RETENTION_DAYS = 3\n' }, expect: 'not-applicable' },
    ],
  },
});
