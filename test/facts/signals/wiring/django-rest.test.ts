import { describe, expect, test } from 'vitest';
import { asked, lines, readWebApp as read, stages } from '../read-web-app.ts';

const django = (views: readonly string[], urls: readonly string[], ...settings: readonly string[]) =>
  read({
    'site/settings.py': lines('ROOT_URLCONF = "site.urls"', ...settings),
    'site/urls.py': lines('from django.urls import path', 'from jobs.views import *', 'urlpatterns = [', ...urls.map((url) => `    ${url},`), ']'),
    'jobs/views.py': lines('from rest_framework import generics, permissions, viewsets', 'from rest_framework.decorators import api_view, permission_classes', ...views),
  });
const asksByDefault = 'REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}';
const jobs = 'path("jobs", Jobs.as_view())';

describe('a view of the REST framework of Django', () => {
  test.each<[string, readonly string[], string]>([
    ['says nothing', ['class Jobs(generics.ListCreateAPIView):', '    queryset = all()'], 'ANY yes'],
    ['says that anybody may ask', ['class Jobs(generics.ListCreateAPIView):', '    permission_classes = [permissions.AllowAny]'], 'ANY no'],
    ['names nobody', ['class Jobs(generics.ListCreateAPIView):', '    permission_classes = []'], 'ANY no'],
    ['decides when it is asked', ['class Jobs(generics.ListCreateAPIView):', '    def get_permissions(self):', '        return chosen()'], 'ANY unknown'],
    ['has a permission of its own', ['class Jobs(generics.ListCreateAPIView):', '    permission_classes = [IsOwner]'], 'ANY unknown'],
    [
      'says what a class above it says',
      ['class Open(generics.ListAPIView):', '    permission_classes = [permissions.AllowAny]', '', '', 'class Jobs(Open):', '    queryset = all()'],
      'ANY no',
    ],
    ['is no view of it', ['class Jobs(View):', '    def get(self, request):', '        return answer()'], 'ANY no'],
  ])('that %s, where the settings ask', async (_, views, answer) => {
    expect(asked(await django(views, [jobs], asksByDefault))).toEqual([answer]);
  });

  test('that says nothing asks nobody where the settings say nothing, or settings of two environments differ', async () => {
    const views = ['class Jobs(viewsets.ModelViewSet):', '    queryset = all()'];
    expect(asked(await django(views, [jobs]))).toEqual(['ANY no']);
    expect(asked(await django(views, [jobs], asksByDefault, asksByDefault.replace('IsAuthenticated', 'AllowAny')))).toEqual(['ANY unknown']);
  });

  test('asks by itself, by the name of its module and as a function, and not where one of two permissions is enough', async () => {
    const known = ['class Jobs(generics.ListCreateAPIView):', '    permission_classes = [permissions.IsAuthenticated]'];
    expect(asked(await django(known, [jobs]))).toEqual(['ANY yes']);
    expect(
      asked(
        await django(
          known.map((line) => line.replace(']', ' | IsReading]')),
          [jobs],
        ),
      ),
    ).not.toEqual(['ANY yes']);
    const view = (permission: string) => ['@api_view(["POST"])', `@permission_classes([${permission}])`, 'def jobs(request):', '    return answer()'];
    expect(asked(await django(view('permissions.IsAuthenticated'), ['path("jobs", jobs)']))).toEqual(['ANY yes']);
    expect(asked(await django(view('permissions.AllowAny'), ['path("jobs", jobs)'], asksByDefault))).toEqual(['ANY no']);
  });

  test('is counted by default where those are who are known', async () => {
    const views = ['class Jobs(generics.ListCreateAPIView):', '    queryset = all()'];
    const limited = async (...classes: string[]) => {
      const app = await django(views, [jobs], `REST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": [${classes.map((name) => `"rest_framework.throttling.${name}"`).join(', ')}]}`);
      return [...stages(app, 'rate-limiting'), ...app.routes.map((route) => route.limited)];
    };
    expect(await limited('AnonRateThrottle', 'UserRateThrottle')).toEqual(['wired', 'yes']);
    expect(await limited('AnonRateThrottle')).toEqual(['wired before some', 'no']);
    expect(await limited('ScopedRateThrottle')).toEqual(['wired before some', 'no']);
  });
});

describe('a route of Django Ninja', () => {
  const ninja = async (made: string, ...own: string[]): Promise<string[]> =>
    asked(
      await read({
        'site/settings.py': 'ROOT_URLCONF = "site.urls"\n',
        'site/api.py': lines('from ninja import NinjaAPI, Router', 'from ninja.security import django_auth', made, ...own, 'def add(request, job: dict):', '    return job'),
      }),
    );

  test.each([
    ['what all of its API ask', 'api = NinjaAPI(auth=django_auth)', '@api.post("/jobs")', 'POST yes'],
    ['what its router asks', 'router = Router(auth=django_auth)', '@router.post("/jobs")', 'POST yes'],
    ['for itself', 'api = NinjaAPI()', '@api.post("/jobs", auth=django_auth)', 'POST yes'],
    ['nobody, whatever the others ask', 'api = NinjaAPI(auth=django_auth)', '@api.post("/jobs", auth=None)', 'POST no'],
    ['nobody', 'api = NinjaAPI()', '@api.post("/jobs")', 'POST no'],
  ])('asks %s', async (_, made, own, answer) => {
    expect(await ninja(made, own)).toEqual([answer]);
  });

  test('asks nothing of the views beside it', async () => {
    const urls = lines(
      'from django.urls import path',
      'from ninja import NinjaAPI',
      'from ninja.security import django_auth',
      'api = NinjaAPI(auth=django_auth)',
      'urlpatterns = [path("jobs", jobs)]',
    );
    expect(asked(await read({ 'site/settings.py': 'ROOT_URLCONF = "site.urls"\n', 'site/urls.py': urls }))).toEqual(['ANY no']);
  });
});
