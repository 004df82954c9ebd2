import type { Example } from '../../../../src/rule.ts';

const config = 'import os\n\nLOG_LEVEL = os.getenv("APP_LOG_LEVEL", "info")\n';

export default [
  { name: 'what a tool of releases reads by itself', files: { 'fastlane/.env.example': 'MATCH_PASSWORD=\n', 'config.py': config }, expect: 'not-applicable' },
  {
    name: 'a template beside the Compose file of an example',
    files: {
      'examples/shop/.env.example': 'SHOP_HOST_NAME=a\n',
      'examples/shop/compose.yml': 'services:\n  shop:\n    image: shop\n    environment:\n      HOST: ${SHOP_HOST_NAME}\n',
      'config.py': config,
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
