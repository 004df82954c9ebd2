import { annotated } from '../../src/facts/signals/frameworks/annotated/annotated.ts';
import { aspnet } from '../../src/facts/signals/frameworks/aspnet/aspnet.ts';
import { codeIgniter } from '../../src/facts/signals/frameworks/codeigniter/codeigniter.ts';
import type { Framework } from '../../src/facts/signals/frameworks/framework.ts';
import { javalin } from '../../src/facts/signals/frameworks/javalin/javalin.ts';
import { ktor } from '../../src/facts/signals/frameworks/ktor/ktor.ts';
import { laravel } from '../../src/facts/signals/frameworks/laravel/laravel.ts';
import { phoenix } from '../../src/facts/signals/frameworks/phoenix/phoenix.ts';
import { play } from '../../src/facts/signals/frameworks/play/play.ts';
import { rack } from '../../src/facts/signals/frameworks/rack/rack.ts';
import { rails } from '../../src/facts/signals/frameworks/rails/rails.ts';
import { rust } from '../../src/facts/signals/frameworks/rust/rust.ts';
import { slim } from '../../src/facts/signals/frameworks/slim/slim.ts';
import { spring } from '../../src/facts/signals/frameworks/spring/spring.ts';
import { symfony } from '../../src/facts/signals/frameworks/symfony/symfony.ts';
import { vertx } from '../../src/facts/signals/frameworks/vertx/vertx.ts';
import { yii } from '../../src/facts/signals/frameworks/yii/yii.ts';
import { readFile } from '../../src/facts/signals/read-file.ts';
import { nextFileOf } from '../../src/facts/signals/routes/next-files.ts';
import { chainFrameworkFamilies } from './chain-framework-repeats.ts';
import { frameworkFamilies } from './framework-repeats.ts';
import type { Reader, Seed } from './readers.ts';

/** What `webApp` reads by the conventions of one framework each: alone they are tried as often as a fact is. */
export const frameworkReaders = (examples: readonly Seed[]): readonly Reader[] => {
  const seeds = [
    ...examples,
    ...[...frameworkFamilies, ...chainFrameworkFamilies].map(({ paths, head, pieces }): Seed => ({ path: paths, text: head + pieces.join('').replaceAll('%', '1') })),
  ];
  const readerOf = <R>({ name, reads, read, combine }: Framework<R>): Reader => ({
    name,
    read(file) {
      const said = reads(file.path) ? read(file) : undefined;
      if (said !== undefined) combine([{ path: file.path, said }]);
      return said;
    },
    seeds: seeds.filter(({ path }) => reads(path)),
  });
  const next: Reader = { name: 'Next.js', read: readFile, seeds: seeds.filter(({ path }) => nextFileOf(path) !== undefined || /(?:^|\/)next\.config\./.test(path)) };
  return [
    ...[readerOf(rails), readerOf(laravel), readerOf(spring), readerOf(aspnet), readerOf(symfony), readerOf(phoenix)],
    ...[
      readerOf(annotated),
      readerOf(codeIgniter),
      readerOf(javalin),
      readerOf(ktor),
      readerOf(rack),
      readerOf(rust),
      readerOf(slim),
      readerOf(vertx),
      readerOf(play),
      readerOf(yii),
    ],
    next,
  ];
};
