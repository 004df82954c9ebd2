import { expect, test } from 'vitest';
import { verdictsOf } from './judged.ts';

const nest = (decorators: string, methods: string): Readonly<Record<string, string>> => ({
  'package.json': '{"name":"shop","dependencies":{"@nestjs/core":"11.0.0"}}',
  'src/main.ts':
    "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n\nconst app = await NestFactory.create(AppModule);\nawait app.listen(3000);\n",
  'src/app.module.ts':
    "import { Module } from '@nestjs/common';\nimport { AdminController } from './admin.controller';\n\n@Module({ controllers: [AdminController] })\nexport class AppModule {}\n",
  'src/admin.controller.ts': `import { Controller, Delete, Get, UseGuards } from '@nestjs/common';\nimport { JwtAuthGuard, RoleGuard, Roles } from './guards';\n\n@Controller('admin')\n${decorators}\nexport class AdminController {\n${methods}\n}\n`,
});
const methods = "  @Get('users')\n  users() {\n    return [];\n  }\n\n  @Delete('users/:id')\n  remove() {\n    return null;\n  }";

test.each<readonly [string, string, Readonly<Record<string, string>>, string]>([
  ['the whole controller', 'Only administrators may use the admin endpoints.', nest("@Roles('admin')\n@UseGuards(JwtAuthGuard, RoleGuard)", methods), 'kept'],
  ['the same, said otherwise', 'The admin API is restricted to administrators.', nest("@Roles('admin')\n@UseGuards(JwtAuthGuard, RoleGuard)", methods), 'kept'],
  [
    'one route of two',
    'Only administrators may use the admin endpoints.',
    nest('@UseGuards(JwtAuthGuard)', methods.replace("  @Get('users')", "  @Roles('admin')\n  @Get('users')")),
    'manual',
  ],
  ['another role', 'Only administrators may use the admin endpoints.', nest("@Roles('editor')\n@UseGuards(JwtAuthGuard, RoleGuard)", methods), 'manual'],
])('%s: %s', async (_name, text, files, verdict) => {
  const verdicts = await verdictsOf(text, files);
  expect(verdicts.includes('kept') ? 'kept' : verdicts[0]).toBe(verdict);
});
