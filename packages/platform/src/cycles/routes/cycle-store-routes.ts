import type { Route } from '../../http/route.ts';
import { getCycleCheckpoint, putCycleCheckpoint } from './cycle-checkpoint.ts';
import { getCycleExport, postCycleImport } from './cycle-file.ts';
import type { CycleStoreTools } from './cycle-tools.ts';
import { deleteCycle } from './delete-cycle.ts';
import { deleteTemplate } from './delete-template.ts';
import { getCyclePrerequisites } from './get-cycle-prerequisites.ts';
import { getCycleSchema } from './get-cycle-schema.ts';
import { getCycleTransforms } from './get-cycle-transforms.ts';
import { getCycleVersion, getCycleVersions } from './get-cycle-versions.ts';
import { getCycle } from './get-cycle.ts';
import { getCycles } from './get-cycles.ts';
import { getReadyTemplates } from './get-ready-templates.ts';
import { getSchedulePreview } from './get-schedule-preview.ts';
import { getTemplateVersion, getTemplateVersions } from './get-template-versions.ts';
import { getTemplate } from './get-template.ts';
import { getTemplates } from './get-templates.ts';
import { patchCycle } from './patch-cycle.ts';
import { patchTemplate } from './patch-template.ts';
import { postCycleCheck } from './post-cycle-check.ts';
import { postCycleDisable, postCycleEnable } from './post-cycle-enable.ts';
import { postCyclePublish } from './post-cycle-publish.ts';
import { postCycle } from './post-cycle.ts';
import { postTemplatePublish } from './post-template-publish.ts';
import { postTemplate } from './post-template.ts';
import { postValueEvaluation } from './post-value-evaluation.ts';
import { getTemplateChanges, postTemplateUpdate } from './template-update.ts';

/** The routes of templates and cycles, runs excepted. */
export function cycleStoreRoutes(tools: CycleStoreTools): readonly Route[] {
  return [
    getCycleSchema(),
    getCycleTransforms,
    getSchedulePreview,
    postCycleCheck(tools),
    postValueEvaluation(tools),
    getReadyTemplates,
    getTemplates,
    postTemplate,
    getTemplate,
    patchTemplate,
    deleteTemplate,
    postTemplatePublish(tools),
    getTemplateVersions,
    getTemplateVersion,
    getTemplateChanges(tools),
    postTemplateUpdate(tools),
    getCycles(tools),
    postCycle(tools),
    postCycleImport(tools),
    getCycle(tools),
    patchCycle(tools),
    deleteCycle(tools),
    postCyclePublish(tools),
    postCycleEnable(tools),
    postCycleDisable(tools),
    getCyclePrerequisites(tools),
    getCycleVersions,
    getCycleVersion,
    getCycleCheckpoint,
    putCycleCheckpoint,
    getCycleExport(tools),
  ];
}
