// The whole pages beside the views, each fetched when it is first opened.
import type { Component } from 'svelte';
import type { PageName } from '../lib/route';

type Part = () => Promise<{ default: Component<never> }>;

export const whole: Record<PageName, Part> = {
  customers: () => import('./customers/CustomersPage.svelte'),
  care: () => import('./care/CarePage.svelte'),
  insight: () => import('./InsightPage.svelte'),
  unanswered: () => import('./UnansweredPage.svelte'),
  content: () => import('./ContentPage.svelte'),
  people: () => import('./PeoplePage.svelte'),
  rules: () => import('./RulesPage.svelte'),
  admin: () => import('./AdminPage.svelte'),
  account: () => import('./AccountPage.svelte'),
  customer: () => import('./CustomerPage.svelte'),
};
