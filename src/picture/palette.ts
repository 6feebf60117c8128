import type { CardKind, LinkKind, RowKind } from './scene.ts';

/** Of a box: its ground, its border, and what is written on it. */
export type Tint = readonly [fill: string, line: string, ink: string];

export interface Theme {
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly boxes: Readonly<Record<CardKind | RowKind, Tint>>;
  readonly links: Readonly<Record<LinkKind, string>>;
}

/** The colours of event storming, as far as it has any: commands blue, events orange, policies lilac. */
export const light: Theme = {
  paper: '#ffffff',
  panel: '#fbfcfd',
  ink: '#1c2430',
  quiet: '#5d6b7e',
  rule: '#d8dfe8',
  boxes: {
    context: ['#e6edf7', '#7f97b8', '#1d3557'],
    aggregate: ['#fdf3c4', '#d3a518', '#5c430a'],
    entity: ['#e9eef4', '#8b9bb0', '#263445'],
    command: ['#dbeafe', '#5b9bf3', '#173a77'],
    event: ['#ffe8d2', '#ee8f3c', '#6f3208'],
    view: ['#dcf5e4', '#3fa968', '#12492a'],
    query: ['#d3f3ef', '#25a295', '#0d4a44'],
    policy: ['#f1e4fd', '#a86be0', '#4d1d78'],
    saga: ['#e4e6fe', '#7a80ea', '#2b2d82'],
    process: ['#fae3f5', '#cf62b6', '#6b1a58'],
    channel: ['#d6f1f7', '#2fa3bd', '#0f4756'],
    message: ['#d6f1f7', '#2fa3bd', '#0f4756'],
    stream: ['#e4f3d4', '#7aa93a', '#35500f'],
    processor: ['#e4f3d4', '#7aa93a', '#35500f'],
    service: ['#efeeec', '#9c968e', '#403a33'],
    external: ['#ffe1e4', '#e5697c', '#7a1526'],
    step: ['#ffffff', '#b3b7f2', '#2b2d82'],
  },
  links: {
    uses: '#64789a',
    emits: '#ee8f3c',
    triggers: '#9a5cd6',
    updates: '#3a9d60',
    calls: '#3f83e0',
    undoes: '#3f83e0',
    reads: '#1f9488',
    asks: '#dd5a6f',
    fallsBackTo: '#dd5a6f',
    refersTo: '#7d8da3',
    owns: '#7d8da3',
  },
};

export const dark: Theme = {
  paper: '#11161d',
  panel: '#161c25',
  ink: '#e6ebf2',
  quiet: '#98a6b8',
  rule: '#2b3542',
  boxes: {
    context: ['#223047', '#6d88ae', '#dde8f7'],
    aggregate: ['#40360d', '#c49a1d', '#fbeeb8'],
    entity: ['#27313e', '#6f8096', '#e1e8f0'],
    command: ['#162f58', '#4a8ae6', '#dbe9fe'],
    event: ['#4a2a10', '#d97f33', '#ffe6cf'],
    view: ['#123821', '#3a9d60', '#d6f3df'],
    query: ['#0e3836', '#239a8e', '#cef2ed'],
    policy: ['#371f50', '#a06ad6', '#f0e2fc'],
    saga: ['#282a5e', '#7379de', '#e2e4fd'],
    process: ['#471b3d', '#c05aa9', '#f9e0f3'],
    channel: ['#0f3742', '#2c98b0', '#d2eff6'],
    message: ['#0f3742', '#2c98b0', '#d2eff6'],
    stream: ['#2a3a14', '#719d37', '#e2f2d0'],
    processor: ['#2a3a14', '#719d37', '#e2f2d0'],
    service: ['#32302c', '#827c74', '#ecebe8'],
    external: ['#4c1a24', '#d65f72', '#ffdfe3'],
    step: ['#1c2030', '#585ca8', '#e2e4fd'],
  },
  links: {
    uses: '#8298ba',
    emits: '#d97f33',
    triggers: '#a873dc',
    updates: '#45ad6e',
    calls: '#5b98ee',
    undoes: '#5b98ee',
    reads: '#2fa99c',
    asks: '#e06c80',
    fallsBackTo: '#e06c80',
    refersTo: '#8393a8',
    owns: '#8393a8',
  },
};
