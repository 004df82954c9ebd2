import { dedent, defineRule, type Evidence, type Finding, hangsOnSwitch, judge, manual, withoutService } from 'policy-audit';
import { originsAt } from './shared/cors-origins.ts';

export default defineRule({
  id: 'network/cors',
  title: 'CORS admits only named origins',
  severity: 'medium',
  rationale: 'A wildcard lets every page that a user visits read the answers of the service; with credentials, in the name of that user.',
  remediation: 'List the origins that need access, and read them from the settings.',
  practices: ['network/cors'],
  references: [{ standard: 'CWE', control: 'CWE-942', url: 'https://cwe.mitre.org/data/definitions/942.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const places = webApp.sightings('cors');
    if (webApp.servers.length === 0 && !(webApp.unread.length > 0 && places.length > 0))
      return withoutService(webApp, 'Which origins may read the answers of this service?', 'cors') ?? judge([], [], 'There is no web service in this repository.');
    // Nest and hapi are told so, and wire it themselves.
    const wired = webApp.signals('cors').some(({ stage }) => stage === 'wired') || places.some(({ what }) => what === 'Nest' || what === 'hapi');
    const admitted = places.map((place) => ({ ...place, admits: wired && !hangsOnSwitch(webApp, place) ? originsAt(webApp, place) : 'unknown' }));
    const findings = admitted
      .filter(({ admits }) => admits === 'anyone')
      .map(({ path, line, args = '' }): Finding => {
        const credentials = /allow_credentials\s*=\s*True|credentials\s*:\s*true|AllowCredentials:\s*true/.test(args);
        return { message: `Every origin is allowed${credentials ? ', with credentials' : ''}.`, at: { path, line }, ...(credentials ? { severity: 'high' } : {}) };
      });
    const at = ({ path, line }: (typeof places)[number], note: string): Evidence => ({ at: { path, line }, note });
    const [open, ...others] = admitted
      .filter(({ admits }) => admits === 'unknown')
      .map((place) => at(place, wired ? 'its options are made elsewhere' : 'not seen before any route'));
    if (open && findings.length === 0) return manual('Which origins may read the answers of this service?', [open, ...others.slice(0, 4)]);
    const signals = webApp.signals('cors').filter(({ stage }) => stage === 'wired');
    // What any page may embed is often one path: a badge, a feed, the pictures.
    if (findings.length > 0 && signals.length > 0 && signals.every(({ isPartial }) => isPartial) && !places.some(({ what }) => what === 'Nest' || what === 'hapi'))
      return manual(
        'Every origin may read the answers of some routes. Are these for every page?',
        findings.slice(0, 5).map((finding): Evidence => ({ at: finding.at, note: 'every origin is allowed' })),
      );
    // Something for it is there, and nothing was read of what it admits: AllowOriginFunc.
    if (places.length === 0 && signals.length > 0)
      return manual(
        'Which origins may read the answers of this service?',
        signals.slice(0, 5).map(({ path, line, note }): Evidence => ({ at: { path, line }, note })),
      );
    // A handler that writes the header itself speaks of its own answer.
    const isOwnAnswer = (finding: Finding): boolean => places.some(({ path, line, ofHandler }) => ofHandler && finding.at.path === path && finding.at.line === line);
    if (findings.length > 0 && findings.every(isOwnAnswer))
      return manual(
        'Every origin may read what these handlers answer. Are these for every page?',
        findings.slice(0, 5).map((finding): Evidence => ({ at: finding.at, note: 'every origin is allowed' })),
      );
    const evidence = places.map((place) => at(place, 'origins are listed'));
    return judge(findings, wired ? evidence.slice(0, 5) : [], 'Nothing allows other origins.');
  },
  examples: {
    bad: [
      {
        name: 'a wildcard',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI
            from fastapi.middleware.cors import CORSMiddleware

            app = FastAPI()
            app.add_middleware(CORSMiddleware, allow_origins=["*"])


            @app.get("/jobs")
            def jobs():
                return []
          `,
        },
        expect: { fail: ['app.py:5'] },
      },
      {
        name: 'Spring, which takes a bare annotation for any origin',
        files: {
          'Jobs.java': dedent`
            import org.springframework.web.bind.annotation.*;

            @CrossOrigin
            @RestController
            class Jobs {}
          `,
        },
        expect: { fail: ['Jobs.java:3'] },
      },
      {
        name: 'options that are looked up by a name',
        files: {
          'main.ts': dedent`
            import { NestFactory } from '@nestjs/core';

            const app = await NestFactory.create(AppModule);
            app.enableCors(config.get('app.cors'));
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a list',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI
            from fastapi.middleware.cors import CORSMiddleware

            app = FastAPI()
            app.add_middleware(CORSMiddleware, allow_origins=["https://tool.example"])


            @app.get("/jobs")
            def jobs():
                return []
          `,
        },
        expect: 'pass',
      },
      {
        name: 'ASP.NET with named origins',
        files: {
          'Program.cs': dedent`
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://tool.example")));
            app.UseCors();
          `,
        },
        expect: 'pass',
      },
      {
        name: 'no CORS',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
