using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace TagTasks.Inference.Cleaning;

/// <summary>Keeps Markdig from matching up the delimiters of blocks that have too many of them.</summary>
internal sealed class InlineLimitExtension : IMarkdownExtension
{
    private static readonly object Spent = new();

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        foreach (var parser in pipeline.BlockParsers)
        {
            parser.Closed += Limit;
        }
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Limit(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock { ProcessInlines: true } leaf || leaf.Lines.Lines is null)
        {
            return;
        }

        long delimiters = 0;
        var declarations = 0;
        foreach (var line in leaf.Lines.Lines.AsSpan(0, leaf.Lines.Count))
        {
            var (inLine, begun) = MarkdownLimits.Count(line.Slice.AsSpan());
            delimiters += inLine;
            declarations += begun;
        }

        if (declarations > MarkdownLimits.DeclarationsInOneBlock)
        {
            leaf.ProcessInlines = false;
            return;
        }

        // Few delimiters are cheap however many blocks there are.
        if (delimiters < 100)
        {
            return;
        }

        var spent = (long?)processor.Document.GetData(Spent) ?? 0;
        spent += delimiters * delimiters;
        if (delimiters > MarkdownLimits.DelimitersInOneBlock || spent > MarkdownLimits.DelimiterPairs)
        {
            leaf.ProcessInlines = false;
        }
        else
        {
            processor.Document.SetData(Spent, spent);
        }
    }
}
