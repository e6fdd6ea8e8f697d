-- AlterTable
ALTER TABLE "base_profile" DROP COLUMN "perturbation",
ADD COLUMN     "perturbation" JSONB;

-- What was there was one number of three pairs without their spread or the host's load: it cannot be told whether it meant
-- anything, so such base profiles count as not measured.
