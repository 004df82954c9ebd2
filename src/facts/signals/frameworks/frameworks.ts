import type { SourceFile } from '../../source-file.ts';
import { annotated } from './annotated/annotated.ts';
import type { AnnotatedReading } from './annotated/read-annotated.ts';
import { aspnet } from './aspnet/aspnet.ts';
import type { AspNetReading } from './aspnet/aspnet-file.ts';
import { codeIgniter } from './codeigniter/codeigniter.ts';
import type { CodeIgniterReading } from './codeigniter/read-codeigniter.ts';
import type { Framework, FrameworkApp } from './framework.ts';
import { javalin } from './javalin/javalin.ts';
import type { JavalinReading } from './javalin/read-javalin.ts';
import { ktor } from './ktor/ktor.ts';
import type { KtorReading } from './ktor/read-ktor.ts';
import { laravel } from './laravel/laravel.ts';
import type { LaravelReading } from './laravel/read-laravel.ts';
import { phoenix } from './phoenix/phoenix.ts';
import type { PhoenixReading } from './phoenix/read-phoenix.ts';
import { play } from './play/play.ts';
import type { PlayReading } from './play/read-play.ts';
import { rack } from './rack/rack.ts';
import type { RackReading } from './rack/read-rack.ts';
import { rails } from './rails/rails.ts';
import type { RailsReading } from './rails/read-rails.ts';
import { rust } from './rust/rust.ts';
import type { RustReading } from './rust/rust-reading.ts';
import type { SlimReading } from './slim/read-slim.ts';
import { slim } from './slim/slim.ts';
import { spring } from './spring/spring.ts';
import type { SpringReading } from './spring/spring-file.ts';
import type { SymfonyReading } from './symfony/read-symfony.ts';
import { symfony } from './symfony/symfony.ts';
import type { VertxReading } from './vertx/read-vertx.ts';
import { vertx } from './vertx/vertx.ts';
import type { YiiReading } from './yii/read-yii.ts';
import { yii } from './yii/yii.ts';

/** What one file says by the conventions of each framework that reads it. */
export interface FrameworkReading {
  readonly rails?: RailsReading;
  readonly laravel?: LaravelReading;
  readonly spring?: SpringReading;
  readonly aspnet?: AspNetReading;
  readonly symfony?: SymfonyReading;
  readonly phoenix?: PhoenixReading;
  readonly rust?: RustReading;
  readonly ktor?: KtorReading;
  readonly annotated?: AnnotatedReading;
  readonly rack?: RackReading;
  readonly javalin?: JavalinReading;
  readonly vertx?: VertxReading;
  readonly slim?: SlimReading;
  readonly codeIgniter?: CodeIgniterReading;
  readonly play?: PlayReading;
  readonly yii?: YiiReading;
}

type Name = keyof FrameworkReading;
type Files = readonly { readonly path: string; readonly framework: FrameworkReading }[];

/** A framework whose readings have this name among those of a file. */
const named = <Own extends Name>(name: Own, { reads, read, combine }: Framework<NonNullable<FrameworkReading[Own]>>) => ({
  reads,
  read: (file: SourceFile): FrameworkReading => {
    const said = reads(file.path) ? read(file) : undefined;
    return said ? { [name]: said } : {};
  },
  combine: (files: Files): readonly FrameworkApp[] => combine(files.flatMap(({ path, framework: { [name]: said } }) => (said ? [{ path, said }] : []))),
});
const frameworks = [
  named('rails', rails),
  named('laravel', laravel),
  named('spring', spring),
  named('aspnet', aspnet),
  named('symfony', symfony),
  named('phoenix', phoenix),
  named('rust', rust),
  named('ktor', ktor),
  named('annotated', annotated),
  named('rack', rack),
  named('javalin', javalin),
  named('vertx', vertx),
  named('slim', slim),
  named('codeIgniter', codeIgniter),
  named('play', play),
  named('yii', yii),
];

/** Does a framework read this file, whatever else reads it? */
export const isOfFramework = (path: string): boolean => frameworks.some(({ reads }) => reads(path));

/** Undefined for a file that is of none. */
export const readFramework = (file: SourceFile): FrameworkReading | undefined => {
  const said: FrameworkReading = Object.assign({}, ...frameworks.map(({ read }) => read(file)));
  return Object.keys(said).length > 0 ? said : undefined;
};

/** The applications of the repository that are made with these frameworks. */
export const frameworkApps = (files: Files): readonly FrameworkApp[] => (files.length === 0 ? [] : frameworks.flatMap(({ combine }) => combine(files)));
