import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import { OwnerService } from './application/owner-service.js';
import { PetService } from './application/pet-service.js';
import { SpeciesService } from './application/species-service.js';
import { seedPatients } from './infrastructure/seed.js';
import { SqlOwnerRepository } from './infrastructure/sql-owner-repository.js';
import { SqlPetRepository } from './infrastructure/sql-pet-repository.js';
import { SqlSpeciesRepository } from './infrastructure/sql-species-repository.js';
import { OwnerAnswers } from './presentation/owner-answers.js';
import { OwnerController } from './presentation/owner-controller.js';
import { PetAnswers } from './presentation/pet-answers.js';
import { PetController } from './presentation/pet-controller.js';
import { SpeciesController } from './presentation/species-controller.js';

export interface PatientsPorts {
  readonly database: Database;
  readonly clock: Clock;
}

/** The Patients context at work. */
export interface PatientsContext {
  register(app: Server): void;
  /** Fills tables that are empty. */
  seed(): Promise<void>;
}

export function createPatients(ports: PatientsPorts): PatientsContext {
  const owners = new SqlOwnerRepository(ports.database);
  const allSpecies = new SqlSpeciesRepository(ports.database);
  const pets = new SqlPetRepository(ports.database);
  const ownerService = new OwnerService({ unitOfWork: ports.database, owners });
  const speciesService = new SpeciesService({ unitOfWork: ports.database, allSpecies });
  const petService = new PetService({
    unitOfWork: ports.database,
    clock: ports.clock,
    pets,
    owners,
    allSpecies,
  });
  const ownerAnswers = new OwnerAnswers(pets);
  const petAnswers = new PetAnswers(allSpecies);
  const controllers = [
    new OwnerController(ownerService, ownerAnswers),
    new SpeciesController(speciesService),
    new PetController(petService, petAnswers),
  ];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
    seed: () => seedPatients({ ...ports, allSpecies }),
  };
}
