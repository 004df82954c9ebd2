import type { Example } from '../../../../src/rule.ts';

const app = (more: string): string => `from fastapi import FastAPI\n\napp = FastAPI()\n${more}\n\n@app.post("/jobs")\ndef create_job(job: dict):\n    return job\n`;

export default [
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
  {
    name: 'a lifetime that a statement of the database takes',
    files: { 'app.py': app('RETENTION_DAYS = 30\nawait db.execute("DELETE FROM events WHERE at < $1", days_ago(RETENTION_DAYS))\n') },
    expect: 'pass',
  },
  { name: 'a job that removes what is old', files: { 'app.py': app('purge_old_jobs()\n') }, expect: 'pass' },
] satisfies readonly Example[];
