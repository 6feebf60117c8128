#!/usr/bin/env node
// Copyright: the team.

import { a, b } from './a.js';

a(b);
