import type { Example } from '../../../../src/rule.ts';

const config = 'import os\n\nLOG_LEVEL = os.getenv("APP_LOG_LEVEL", "info")\n';

export default [
  { name: 'what a tool of releases reads by itself', files: { 'fastlane/.env.example': 'MATCH_PASSWORD=\n', 'config.py': config }, expect: 'not-applicable' },
] satisfies readonly Example[];
