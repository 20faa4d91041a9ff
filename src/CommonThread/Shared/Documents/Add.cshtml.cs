using System.ComponentModel.DataAnnotations;
using CommonThread.Partnerships;
using CommonThread.Shared.Imports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Documents;

/// <summary>Adds a document to a record (<c>/documents/add?on=scoping-exercise-3</c>), or takes one away with a reason.</summary>
[Needs(DocumentsModule.Add)]
[TakesUploads(Document.Largest)]
public sealed class AddModel(
    Modules modules,
    Installation installation,
    CurrentPartnership current,
    IEnumerable<IPictureConsent> consents
) : ThreadPage
{
    /// <summary>The record it belongs to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public RecordCard Card { get; private set; } = null!;

    public IReadOnlyList<Document> Present { get; private set; } = [];

    /// <summary>Whether the record's pictures are held back until the people in them agree.</summary>
    public bool WithholdsPictures { get; private set; }

    public override async Task<bool> Prepare()
    {
        if (
            !RecordRef.TryParse(On, out var subject)
            || !modules.Kinds.TryGetValue(subject.Kind, out var kind)
            || (await kind.Cards(Db, [subject.Id], Stop)).SingleOrDefault() is not { } card
        )
            return false;
        Card = card;
        WithholdsPictures = !await Document.MayShowPictures(Db, consents, subject, Stop);
        Present = await Document.Under(Db, subject.Kind, [subject.Id], Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Document.Check(Form.File?.FileName, Form.File?.Length ?? 0, Form.Title);
        await using var given = Form.File!.OpenReadStream();
        await using var content = await FileContents.Checked(Form.File.FileName, given, Stop);
        var stored = await UploadedFiles.Keep(
            installation,
            current.Required,
            content,
            Stop,
            folder: DocumentsModule.Folder
        );
        Db.Add(Document.Of(Card.Record, Form.Title!, Form.File.FileName, stored, Today, Caller, Form.Open));
        await Db.SaveChangesAsync(Stop);
        return Done("The document is added", Card.Url);
    }

    public async Task<IActionResult> OnPostRemove(int id)
    {
        var document = await Db.Set<Document>()
            .SingleOrDefaultAsync(
                d => d.Id == id && d.SubjectKind == Card.Record.Kind && d.SubjectId == Card.Record.Id,
                Stop
            );
        if (document is null || !MayRemove(document))
            return NotFound();
        Rules.Check(("Reason", Acting.Reason is not null, "Say why the document is taken away"));
        Db.Remove(document);
        await Db.SaveChangesAsync(Stop);
        // The row first: a file without a row does no harm, a row without a file would be a fault.
        System.IO.File.Delete(
            UploadedFiles.PathOf(installation, current.Required, document.StoredAs, DocumentsModule.Folder)
        );
        return Done("The document is taken away", Card.Url);
    }

    /// <summary>A document is taken away by those of the organisation that added it.</summary>
    public bool MayRemove(Document document) =>
        document.OwnerOrganisationId is not { } owner || Caller.OrganisationIds.Contains(owner);

    public sealed class Input
    {
        [Display(Name = "What is it?")]
        public string? Title { get; set; }

        public IFormFile? File { get; set; }

        public bool Open { get; set; }
    }
}
