import { dedent, defineRule, type Evidence, manual, pass, withoutService } from 'policy-audit';

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
      {
        name: 'kept for ever',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.post("/jobs")
            def create_job(job: dict):
                return job
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a lifetime',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()
            ARCHIVE_RETENTION_DAYS = 30


            @app.post("/jobs")
            def create_job(job: dict):
                return job
          `,
          'sweep.py': 'delete_before(now - days(settings.archive_retention_days))\n',
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.py': 'RETENTION_DAYS = 3\n' }, expect: 'not-applicable' },
    ],
  },
});
