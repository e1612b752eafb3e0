// HashiCorp's own decoder reads the plans and states that the reader of Terraform's JSON is tested with: what it refuses, no
// Terraform would have written.
package terraform

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	tfjson "github.com/hashicorp/terraform-json"
)

func plans(t *testing.T) []string {
	found, err := filepath.Glob("../fixtures/terraform/*/plan.json")
	if err != nil || len(found) == 0 {
		t.Fatalf("no fixture was found: %v", err)
	}
	return found
}

func read(t *testing.T, file string) tfjson.Plan {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var plan tfjson.Plan
	if err := json.Unmarshal(text, &plan); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if err := plan.Validate(); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return plan
}

func TestEveryPlanIsOneOfTerraforms(t *testing.T) {
	for _, file := range plans(t) {
		plan := read(t, file)
		changes := map[string]bool{}
		for _, change := range plan.ResourceChanges {
			if changes[change.Address] {
				t.Errorf("%s: %s is changed twice", file, change.Address)
			}
			changes[change.Address] = true
			if !change.Change.Actions.Create() {
				t.Errorf("%s: %s is not created", file, change.Address)
			}
		}
		planned := 0
		for modules := []*tfjson.StateModule{plan.PlannedValues.RootModule}; len(modules) > 0; modules = modules[1:] {
			modules = append(modules, modules[0].ChildModules...)
			for _, resource := range modules[0].Resources {
				planned++
				if !changes[resource.Address] {
					t.Errorf("%s: %s is planned and not changed", file, resource.Address)
				}
			}
		}
		if planned != len(changes) {
			t.Errorf("%s: %d resources are planned and %d changed", file, planned, len(changes))
		}
	}
}

func TestTheyHoldUnknownsModulesCountAndForEach(t *testing.T) {
	var unknowns, modules, counted, repeated, sensitive bool
	for _, file := range plans(t) {
		plan := read(t, file)
		modules = modules || len(plan.Config.RootModule.ModuleCalls) > 0
		for _, change := range plan.ResourceChanges {
			if unknown, is := change.Change.AfterUnknown.(map[string]any); is && len(unknown) > 0 {
				unknowns = true
			}
			if marks, is := change.Change.AfterSensitive.(map[string]any); is && len(marks) > 0 {
				sensitive = true
			}
		}
		configured := []*tfjson.ConfigModule{plan.Config.RootModule}
		for ; len(configured) > 0; configured = configured[1:] {
			for _, call := range configured[0].ModuleCalls {
				configured = append(configured, call.Module)
			}
			for _, resource := range configured[0].Resources {
				counted = counted || resource.CountExpression != nil
				repeated = repeated || resource.ForEachExpression != nil
			}
		}
	}
	if !unknowns || !modules || !counted || !repeated || !sensitive {
		t.Errorf("unknowns %v, modules %v, count %v, for_each %v, sensitive %v", unknowns, modules, counted, repeated, sensitive)
	}
}
