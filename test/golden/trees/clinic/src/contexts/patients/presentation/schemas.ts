import { ownerSchemas } from './schemas/owner.js';
import { petSchemas } from './schemas/pet.js';
import { speciesSchemas } from './schemas/species.js';

export const patientsSchemas = [...ownerSchemas, ...speciesSchemas, ...petSchemas];
