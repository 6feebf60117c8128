import { taskSchemas } from './schemas/task.js';

export const tasksSchemas = [...taskSchemas];
