using CommonThread.Commitments;
using CommonThread.Places;
using CommonThread.Shared.Documents;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Work;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Gaps;
using CommonThread.Strategy.Imports;
using CommonThread.Strategy.Imports.Sections;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.LocalReadings;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Registers;
using CommonThread.Strategy.Resources;
using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy;

/// <summary>The second half of the module's front door: how a framework is delivered, led, resourced and learned from.</summary>
internal static class StrategyPlans
{
    public static void AddPlans(this IServiceCollection services)
    {
        services.AddSingleton(
            new Module("Strategy: plans")
            {
                Permissions = PlanPermissions.All,
                Navigation =
                [
                    new("My priorities", "~/my-priorities", 3, PlanPermissions.Lead),
                    new("Good practice", "~/good-practice", 60),
                ],
                Kinds = PlanRecords.All,
                Gaps = [.. PlanGaps.All.Select(SinceWhen.Known)],
            }
        );
        services.AddSingleton<ICommitmentTag, PriorityOfAction>();
        services.AddSingleton<ICommitmentTag, VisionPartOfAction>();
        services.AddSingleton<ICommitmentTag, PrinciplesOfAction>();
        services.AddSingleton<ICommitmentTag, PledgesOfAction>();
        services.AddSingleton<IActionMarking, MarkingInPlan>();
        services.AddSingleton<IActionMarking, MarkingInPriority>();
        services.AddSingleton<IActionWriters, WritersInPlan>();
        services.AddSingleton<IActionWriters, WritersInPriority>();
        services.AddSingleton<IPictureConsent, PicturesOfStudies>();
        services.AddScoped<IMyWork, MyLeadWork>();
        services.AddSingleton<INightlyRound, OpenLeadReports>();
        services.AddSingleton<IPriorityFact, LeadFact>();
        services.AddSingleton<People.IPostBlock, LeadDuties>();
        services.AddSingleton<IPriorityFact, SignalFact>();
        services.AddSingleton<IContentPart, DeliveryContent>();
        services.AddSingleton<IContentPart, PhasesContent>();
        AddRegisters(services);
        AddBlocks(services);
        AddImport(services);
    }

    private static void AddRegisters(IServiceCollection services)
    {
        services.AddSingleton<IRegister, RolesRegister>();
        services.AddSingleton<IRegister, RequiredActionsRegister>();
        services.AddSingleton<IRegister, MechanismsRegister>();
        services.AddSingleton<IRegister, GuidanceRegister>();
        services.AddSingleton<IRegister, RelationshipsRegister>();
        services.AddSingleton<IRegister, LawRegister>();
        services.AddSingleton<IRegister, ConcernsRegister>();
        services.AddSingleton<IRegister, ScopingRegister>();
        services.AddSingleton<IRegister, PilotsRegister>();
        services.AddSingleton<IRegister, LocalReadingsRegister>();
        services.AddSingleton<IRegister, ClaimsRegister>();
        services.AddSingleton<IRegister, ResourcesRegister>();
        services.AddSingleton<IRegister, RequestsRegister>();
        services.AddSingleton<IRegister, LessonsRegister>();
    }

    private static void AddBlocks(IServiceCollection services)
    {
        services.AddSingleton<IPriorityBlock, LeadBlock>();
        services.AddSingleton<IPriorityBlock, RequiredBlock>();
        services.AddSingleton<IPriorityBlock, PlansBlock>();
        services.AddSingleton<IPriorityBlock, CostsBlock>();
        services.AddSingleton<IPriorityBlock, MeasuresBlock>();
        services.AddSingleton<IPriorityBlock, ReadingsBlock>();
        services.AddSingleton<IPriorityBlock, ReportsBlock>();
        services.AddSingleton<IPriorityBlock, StudiesBlock>();
        services.AddScoped<IPlaceBlock, StudiesOfPlace>();
    }

    private static void AddImport(IServiceCollection services)
    {
        services.AddSingleton<IFrameworkSection, RequiredActionsSection>();
        services.AddSingleton<IFrameworkSection, MeasuresSection>();
        services.AddSingleton<IFrameworkSection, ActivitiesSection>();
        services.AddSingleton<IFrameworkSection, LeadsSection>();
        services.AddSingleton<IFrameworkSection, PlansSection>();
        services.AddSingleton<IFrameworkSection, PlanWorkSection>();
        services.AddSingleton<IFrameworkSection, LeadWorkSection>();
        services.AddSingleton<IFrameworkSection, LearningSection>();
    }
}
