/** A workflow of one job; its first step stands on line 7. */
export const workflow = (steps: string, on = 'push'): Readonly<Record<string, string>> => ({
  '.github/workflows/ci.yml': `on: ${on}\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`,
});

/** The hash of a commit that does not exist. */
export const commit = '0123456789abcdef0123456789abcdef01234567';
