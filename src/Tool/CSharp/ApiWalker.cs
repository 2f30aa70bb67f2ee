using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TagTasks.Tool.CSharp;

/// <summary>Walks one file's declarations and never into bodies, where nothing is public. One instance, one file.</summary>
internal sealed class ApiWalker(ApiFindings findings)
{
    /// <summary>Looks at a node and at what is declared in it.</summary>
    public void Visit(SyntaxNode node)
    {
        foreach (var child in node.ChildNodes())
        {
            switch (child)
            {
                case BaseNamespaceDeclarationSyntax space:
                    findings.Namespaces.Add(space.Name.ToString());
                    Visit(space);
                    break;
                case BaseTypeDeclarationSyntax type:
                    VisitType(type);
                    break;
                case DelegateDeclarationSyntax { Modifiers: var modifiers } function when IsPublic(modifiers, function.Parent):
                    findings.Types.Add(function.Identifier.Text);
                    break;
            }
        }
    }

    private void VisitType(BaseTypeDeclarationSyntax type)
    {
        // What a type is marked with and derives from says what the package is for, public or not.
        findings.Tells.AddRange(type.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => Tells.Of(attribute.Name)).OfType<string>());
        findings.Tells.AddRange((type.BaseList?.Types ?? []).Select(parent => Tells.Of(parent.Type)).OfType<string>());
        if (!IsPublic(type.Modifiers, type.Parent))
        {
            return;
        }

        findings.Types.Add(type.Identifier.Text);
        if (Summary(type) is { Length: > 0 } summary)
        {
            findings.Summaries.Add(summary);
        }

        foreach (var member in type is TypeDeclarationSyntax declaration ? declaration.Members : [])
        {
            VisitMember(member);
        }
    }

    private void VisitMember(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case BaseTypeDeclarationSyntax nested:
                VisitType(nested);
                break;
            case MethodDeclarationSyntax method when IsPublic(method.Modifiers, method.Parent):
                findings.Members.Add(method.Identifier.Text);
                break;
            case PropertyDeclarationSyntax property when IsPublic(property.Modifiers, property.Parent):
                findings.Members.Add(property.Identifier.Text);
                break;
            case EventDeclarationSyntax @event when IsPublic(@event.Modifiers, @event.Parent):
                findings.Members.Add(@event.Identifier.Text);
                break;
        }
    }

    private static bool IsPublic(SyntaxTokenList modifiers, SyntaxNode? parent) =>
        modifiers.Any(SyntaxKind.PublicKeyword)
        || (parent is InterfaceDeclarationSyntax && !modifiers.Any(SyntaxKind.PrivateKeyword) && !modifiers.Any(SyntaxKind.InternalKeyword));

    private static string Summary(SyntaxNode node)
    {
        var summary = node.GetLeadingTrivia()
            .Select(trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(comment => comment.Content)
            .OfType<XmlElementSyntax>()
            .FirstOrDefault(element => element.StartTag.Name.LocalName.Text == "summary");
        var words = summary?.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.XmlTextLiteralToken) && token.Parent is XmlTextSyntax)
            .SelectMany(token => token.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words is null ? "" : string.Join(' ', words);
    }
}
