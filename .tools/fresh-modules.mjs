/** Runs before each test file: what the files share of test/ begins anew for each (folders to be removed, made-up values). Only the program itself stays loaded. */
import { vi } from 'vitest';

vi.resetModules();
